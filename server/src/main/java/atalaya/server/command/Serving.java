package atalaya.server.command;

import atalaya.server.Traveller;
import atalaya.server.access.FirstSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;

/// The application while it serves the console and the API.
final class Serving implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Serving.class);

    private final Rooms rooms;
    private final ConsoleAddress noted;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Serving(Rooms rooms, ConsoleAddress noted) {
        this.rooms = rooms;
        this.noted = noted;
        noted.note(address());
        rooms.whenClosed(this::ended);
    }

    private void ended() {
        noted.forget();
        stopped.countDown();
    }

    static Serving start(StoreOptions store, ServerOptions server) {
        var serving = startResting(store, server);
        serving.travel();
        return serving;
    }

    /// Starts without taking records on their way, until told to. A port that is taken is refused
    /// before the store starts, which takes seconds.
    static Serving startResting(StoreOptions store, ServerOptions server) {
        refuseIfTaken(server.port);
        var settings = store.settings();
        settings.put("server.port", server.port);
        return new Serving(
                Rooms.open(WebApplicationType.SERVLET, settings), new ConsoleAddress(store.data));
    }

    private static void refuseIfTaken(int port) {
        try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("port {} is free", free.getLocalPort());
        } catch (BindException taken) {
            throw Failures.portInUse(port).because(taken);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot listen on port " + port, failure);
        }
    }

    /// From now on, whatever arrives is placed and built at once.
    void travel() {
        rooms.get(Traveller.class).start();
    }

    Rooms rooms() {
        return rooms;
    }

    /// Where the console is, such as `http://localhost:8360`.
    String address() {
        return "http://localhost:" + rooms.setting("local.server.port");
    }

    /// Says where the console is and, while nobody can sign in yet, how to become the first.
    void greet(Output output) {
        output.say("");
        output.say("  " + output.text("serve.console", address()));
        rooms.get(FirstSignIn.class)
                .link()
                .ifPresent(path -> output.say("  " + output.text("serve.first", address() + path)));
        output.say("  " + output.text("serve.stop"));
    }

    void untilStopped() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
