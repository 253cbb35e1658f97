import type { Icanhaz } from "../../generated/filemq/messages.js";
import { Pace } from "./pace.js";
import { Delivery } from "./published/delivery.js";
import type { Patch } from "./published/patch-queue.js";
import type { PublishedFolder } from "./published/published-folder.js";
import type { Publisher } from "./published/publisher.js";
import { isFor, readSubscription, type Subscription } from "./published/subscription.js";

/** What the server keeps with a client. */
export class Subscriber {
  /** The client's routing id, for the trace. */
  readonly peer: string;
  readonly pace = new Pace();
  delivery: Delivery;
  private readonly publisher: Publisher;
  private readonly chunkSize: number;
  private readonly subscriptions = new Map<string, Subscription>();

  constructor(peer: string, publisher: Publisher, { chunkSize }: { readonly chunkSize: number }) {
    this.peer = peer;
    this.publisher = publisher;
    this.chunkSize = chunkSize;
    this.delivery = new Delivery(publisher, chunkSize);
  }

  /** Forgets everything: who says OHAI begins anew. */
  reset(): void {
    this.close();
    this.subscriptions.clear();
    this.delivery = new Delivery(this.publisher, this.chunkSize);
  }

  /** Takes a subscription; one of the same path is replaced. Tells whether anything is published under its path. */
  subscribe(icanhaz: Icanhaz): boolean {
    const subscription = readSubscription(icanhaz, this.publisher);
    if (subscription === null) return false;
    this.subscriptions.set(subscription.path, subscription);
    if (subscription.isResync) this.resync(subscription);
    return true;
  }

  /** Queues what has changed in a folder, as far as the client wants it. */
  offer(folder: PublishedFolder, patches: readonly Patch[]): void {
    const wanted = [...this.subscriptions.values()];
    for (const patch of patches)
      if (wanted.some((subscription) => isFor(subscription, folder, patch.path))) this.delivery.queue.put(patch);
  }

  close(): void {
    this.delivery.close();
  }

  private resync(subscription: Subscription): void {
    const { folder, cache } = subscription;
    const paths = [...folder.files.keys()].filter((path) => isFor(subscription, folder, path));
    for (const path of paths.sort()) {
      this.delivery.queue.put({ operation: "create", path });
      const digest = cache.get(path);
      if (digest !== undefined) this.delivery.cache.set(path, digest);
    }
  }
}
