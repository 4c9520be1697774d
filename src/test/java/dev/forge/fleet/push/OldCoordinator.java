package dev.forge.fleet.push;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A coordinator of the old system as a worker sees it: one connection that is kept until an answer says that it is closed, on
 * which each request is written as that coordinator writes it, with names of headers in lower case, and no field that it does
 * not know.
 */
final class OldCoordinator implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  private final String host;
  private final URI worker;
  private Socket socket;
  private InputStream in;

  /** An answer. */
  record Answer(int code, Map<String, String> headers, JsonObject body) {
    /** What it looks for first. */
    String status() {
      return body.getString("status");
    }

    JsonObject data() {
      return body.getJsonObject("data");
    }
  }

  OldCoordinator(URI worker) throws IOException {
    this.worker = worker;
    host = worker.getHost() + ":" + worker.getPort();
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(InetAddress.getByName(worker.getHost()), worker.getPort());
    socket.setSoTimeout(PATIENCE_MS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** A chunk of transactions without witness: paths it has, but neither balances nor nonces. */
  static String chunk(int number, String preRoot, String postRoot, int transactions) {
    StringBuilder text = new StringBuilder("{\"chunk_id\":").append(number).append(",\"pre_root\":\"").append(preRoot)
        .append("\",\"post_root\":\"").append(postRoot).append("\",\"transactions\":[");
    for (int i = 0; i < transactions; i++) {
      text.append(i == 0 ? "" : ",").append("{\"sender_pubkey\":\"0x").append("%064x".formatted(0xa000 + i))
          .append("\",\"receiver_pubkey\":\"0x").append("%064x".formatted(0xb000 + i))
          .append("\",\"amount\":18446744073709551615,\"signature\":\"").append("ab".repeat(64))
          .append("\",\"merkle_path\":[").append("\"0x05\",".repeat(31)).append("\"0x05\"]}");
    }
    return text.append("]}").toString();
  }

  Answer get(String path) throws IOException {
    ask("GET " + path + " HTTP/1.1\r\naccept: */*\r\nhost: " + host + "\r\n\r\n", "");
    return answer();
  }

  Answer post(String path, String json) throws IOException {
    send(path, json);
    return answer();
  }

  /** Sends a request whose answer is read later. */
  void send(String path, String json) throws IOException {
    ask("POST " + path + " HTTP/1.1\r\ncontent-type: application/json\r\naccept: */*\r\nhost: " + host
        + "\r\ncontent-length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n", json);
  }

  private void ask(String head, String body) throws IOException {
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** The answer to the request that was sent last. */
  Answer answer() throws IOException {
    int code = Integer.parseInt(line().split(" ")[1]);
    Map<String, String> headers = new HashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      String[] parts = header.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    String body = new String(body(headers), StandardCharsets.UTF_8);
    try (var reader = Json.createReader(new StringReader(body))) {
      return new Answer(code, headers, reader.readObject());
    } finally {
      if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
        socket.close();
        connect();
      }
    }
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return bytes(Integer.parseInt(headers.get("content-length")));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      all.write(bytes(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private byte[] bytes(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("the answer ended after " + bytes.length + " of " + size + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer ended after: " + line);
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
