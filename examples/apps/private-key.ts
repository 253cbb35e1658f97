import { createPrivateKey, type KeyObject } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";

import { describeFault } from "../command/print.js";

/** Reads the private key of an app. Throws where the file cannot be read, or has no Ed25519 key. */
export function readPrivateKey(path: string): KeyObject {
  const key = parsePrivateKey(readKeyFile(path));
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw new Error(`the key file ${path} holds no Ed25519 private key`);
}

function readKeyFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`cannot read the key file: ${describeFault(error)}`, { cause: error });
  }
}

function parsePrivateKey(pem: Buffer): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

/** A new file that only its owner may read. It is removed when the program ends, unless it is kept. */
export class PrivateKeyFile {
  private readonly path: string;
  private readonly file: number;
  private isKept = false;

  /** Makes the file. Throws where there is one of this name, or where none can be made. */
  constructor(path: string) {
    this.path = path;
    this.file = createKeyFile(path);
    process.once("exit", () => {
      this.close();
    });
  }

  /** Writes the key, down to the disk. Throws where it cannot. */
  write(pem: string): void {
    writeSync(this.file, pem);
    fsyncSync(this.file);
  }

  keep(): void {
    this.isKept = true;
  }

  private close(): void {
    closeSync(this.file);
    if (!this.isKept) rmSync(this.path, { force: true });
  }
}

function createKeyFile(path: string): number {
  try {
    return openSync(path, "wx", 0o600);
  } catch (error) {
    throw new Error(`cannot make the key file: ${describeFault(error)}`, { cause: error });
  }
}
