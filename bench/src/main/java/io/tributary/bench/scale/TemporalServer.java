package io.tributary.bench.scale;

import io.temporal.testserver.TestServer;
import io.tributary.simulator.demo.DevServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/** The dev server of the {@code temporal} program when it is on the PATH, else its double inside this process. */
record TemporalServer(String kind, String target, AutoCloseable server) implements AutoCloseable {

    static TemporalServer start(Path folder) throws IOException, InterruptedException {
        Optional<Path> program = DevServer.program();
        if (program.isPresent()) {
            DevServer server = DevServer.start(program.get(), folder);
            return new TemporalServer("dev server", server.target(), server);
        }
        int port = freePort();
        return new TemporalServer("in-process", "127.0.0.1:" + port, TestServer.createPortBoundServer(port, true));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
