package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept, for one request after the other; as little work as can be, since the server shares the machine. */
final class Connection implements AutoCloseable {
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";
  private static final int PATIENCE_MS = 120_000;
  private static final int LONGEST_LINE = 4096;

  private final Socket socket;
  private final InputStream in;

  /** What was answered. */
  record Answer(int status, String body) {}

  Connection(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The head of a request with a body of so many bytes. */
  static byte[] post(String path, long length) {
    return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  Answer get(String path) throws IOException {
    String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n";
    return ask(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a body of any size. */
  Answer post(String path, long length, InputStream body) throws IOException {
    socket.getOutputStream().write(post(path, length));
    body.transferTo(socket.getOutputStream());
    return answer();
  }

  /** Sends the parts of a request and waits for the answer. */
  Answer ask(byte[]... parts) throws IOException {
    for (byte[] part : parts) {
      socket.getOutputStream().write(part);
    }
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      length = lower.startsWith(LENGTH) ? Integer.parseInt(lower.substring(LENGTH.length()).strip()) : length;
      chunked |= lower.startsWith(CHUNKED);
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    return new Answer(status, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new BenchException("the server's answer breaks off after: " + line);
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
