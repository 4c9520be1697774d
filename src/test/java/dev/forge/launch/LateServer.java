package dev.forge.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that answers like a server which takes work a little after it began to listen. */
public final class LateServer {
  private static final int NOT_YET = 3;

  private LateServer() {}

  /** Listens on the port that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
    server.createContext("/health/ready", exchange -> {
      exchange.sendResponseHeaders(asked.incrementAndGet() <= NOT_YET ? 503 : 200, -1);
      exchange.close();
    });
    server.start();
    System.out.println("serves");
  }
}
