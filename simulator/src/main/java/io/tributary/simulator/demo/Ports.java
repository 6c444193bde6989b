package io.tributary.simulator.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether somebody else listens already. */
final class Ports {
    private static final int TRIES = 5;
    private static final long BETWEEN_MILLIS = 400;

    private Ports() {}

    /** As {@link #busy}, but a run that was just killed has two seconds to let go of it. */
    static boolean staysBusy(int port) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (!busy(port)) {
                return false;
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
        return true;
    }

    static boolean busy(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
