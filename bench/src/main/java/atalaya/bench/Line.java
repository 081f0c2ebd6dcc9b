package atalaya.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One HTTP connection to an Atalaya on this machine that stays open. A plain socket, since what
/// the client costs is taken from the server.
final class Line implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private String retryAfter = "";

    /// @param key of a program, for reading or for sending events
    Line(int port, String key) throws IOException {
        head =
                " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer "
                        + key
                        + "\r\n";
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /// @return the status of the answer
    int post(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return ask(
                "POST "
                        + path
                        + head
                        + "Content-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n",
                body);
    }

    /// @return the status of the answer
    int get(String path) throws IOException {
        return ask("GET " + path + head + "\r\n", new byte[0]);
    }

    /// What the last answer said of when to come again, or empty.
    String retryAfter() {
        return retryAfter;
    }

    private int ask(String headers, byte[] body) throws IOException {
        byte[] start = headers.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        socket.getOutputStream().write(all);
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        retryAfter = "";
        for (var line = line(); !line.isEmpty(); line = line()) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            if (lower.startsWith("retry-after:")) {
                retryAfter = lower.substring(12).strip();
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        if (chunked) {
            int size = Integer.parseInt(line(), 16);
            while (size > 0) {
                in.skipNBytes(size + 2L);
                size = Integer.parseInt(line(), 16);
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
