package dev.forge.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A request's body that ends with {@link BodyTooLargeException} when it goes over a limit. */
public final class LimitedBody extends FilterInputStream {
  private final long limit;
  private long read;

  private LimitedBody(InputStream body, long limit) {
    super(body);
    this.limit = limit;
  }

  /**
   * A body of so many bytes at most.
   *
   * @param announced what its header says of its length; negative where it says nothing
   * @throws UncheckedIOException of a {@link BodyTooLargeException} if that is over the limit already
   */
  public static InputStream of(InputStream body, long announced, long limit) {
    if (announced > limit) {
      throw new UncheckedIOException(new BodyTooLargeException(limit));
    }
    return new LimitedBody(body, limit);
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    return value < 0 ? value : counted(1, value);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    return count < 0 ? count : counted(count, count);
  }

  @Override
  public long skip(long wanted) throws IOException {
    return counted(in.skip(wanted));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int counted(int bytes, int result) throws IOException {
    counted(bytes);
    return result;
  }

  private long counted(long bytes) throws IOException {
    read += bytes;
    if (read > limit) {
      throw new BodyTooLargeException(limit);
    }
    return bytes;
  }
}
