/** Gives what a promise comes to. Rejects after so many seconds, and says what is missing then. */
export async function within<T>(promise: Promise<T>, describeLack: () => string, seconds = 20): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${describeLack()} within ${seconds} seconds`));
    }, seconds * 1_000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
