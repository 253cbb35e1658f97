import { Client } from "./client.js";

/** How many connections are opened at the same time, which is less than may wait to be accepted. */
const opening = 100;

/** Clients that keep so many messages each under way. */
export class Crowd {
  private readonly outstanding: number;
  private readonly clients: Client[] = [];
  private unsent = 0;
  private unanswered = 0;
  private finish: () => void = () => undefined;

  constructor(outstanding: number) {
    this.outstanding = outstanding;
  }

  /** Opens connections; all are ready when it settles. */
  async open(port: number, connections: number): Promise<void> {
    while (this.clients.length < connections) {
      const count = Math.min(opening, connections - this.clients.length);
      this.clients.push(...(await Promise.all(Array.from({ length: count }, () => Client.open(port)))));
    }
    for (const client of this.clients) this.listenTo(client);
  }

  /** Sends messages, each as soon as there is room; settles when all are answered. */
  send(messages: number): Promise<void> {
    this.unsent = messages;
    this.unanswered = messages;
    return new Promise((resolve) => {
      this.finish = resolve;
      for (const client of this.clients) this.sendSome(client, this.outstanding);
    });
  }

  /** Breaks all connections. */
  drop(): void {
    for (const client of this.clients) client.drop();
  }

  /** A server that is stopped takes its connections with it: that is a fault only where something is under way. */
  private listenTo(client: Client): void {
    client.listen(
      (from, answers) => {
        this.takeAnswers(from, answers);
      },
      () => {
        if (this.unanswered > 0) throw new Error("the server has ended a session that was to go on");
      },
    );
  }

  private takeAnswers(client: Client, answers: number): void {
    this.unanswered -= answers;
    this.sendSome(client, answers);
    if (this.unanswered === 0) this.finish();
  }

  private sendSome(client: Client, room: number): void {
    const count = Math.min(room, this.unsent);
    if (count === 0) return;
    this.unsent -= count;
    client.send(count);
  }
}
