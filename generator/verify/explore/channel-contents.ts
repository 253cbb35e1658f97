/** What a channel may hold, each content by a number: 0 is nothing. A content grows at its end and is read from its front. */
export class ChannelContents {
  readonly #messages: number;
  readonly #heads: number[] = [-1];
  readonly #tails: number[] = [0];
  readonly #lengths: number[] = [0];
  readonly #longer: (number | undefined)[] = [];

  /** `messages` is how many different ones the channel carries. */
  constructor(messages: number) {
    this.#messages = messages;
  }

  /** Gives the number of the message to be read next; -1 where there is none. */
  head(content: number): number {
    return this.#heads[content] ?? -1;
  }

  /** Gives what is left when the first message is read. */
  tail(content: number): number {
    return this.#tails[content] ?? 0;
  }

  /** Gives how many messages there are. */
  length(content: number): number {
    return this.#lengths[content] ?? 0;
  }

  /** Gives a content with one message more. */
  append(content: number, message: number): number {
    const place = content * this.#messages + message;
    return (this.#longer[place] ??= this.#make(content, message));
  }

  /** Gives the messages of a content, the first first. */
  list(content: number): readonly number[] {
    return content === 0 ? [] : [this.head(content), ...this.list(this.tail(content))];
  }

  #make(content: number, message: number): number {
    const isFirst = content === 0;
    const tail = isFirst ? 0 : this.append(this.tail(content), message);
    this.#tails.push(tail);
    this.#lengths.push(this.length(content) + 1);
    return this.#heads.push(isFirst ? message : this.head(content)) - 1;
  }
}
