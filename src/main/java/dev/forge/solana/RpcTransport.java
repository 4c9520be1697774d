package dev.forge.solana;

import java.net.URI;

/** The way of requests to nodes. Safe for use by several threads. */
public interface RpcTransport {
  /**
   * The answer's body to a JSON body.
   *
   * @throws RpcException if there is none: {@code RATE_LIMITED}, {@code UNREACHABLE} or {@code MALFORMED}
   */
  String post(URI endpoint, String body);
}
