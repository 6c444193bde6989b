package io.tributary.simulator.demo;

import io.tributary.app.TributaryApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine itself, inside this process, and the Temporal server beside it when it is ours. */
final class Engine {
    private static final String LOG = "tributary.log";

    private final URI address;
    private final String temporal;
    private final @Nullable DevServer devServer;
    private final ConfigurableApplicationContext context;

    private Engine(
            URI address, String temporal, @Nullable DevServer devServer, ConfigurableApplicationContext context) {
        this.address = address;
        this.temporal = temporal;
        this.devServer = devServer;
        this.context = context;
    }

    /** @param scale business seconds per wall second */
    static Engine start(DemoOptions options, double scale, Instant epoch) throws IOException, InterruptedException {
        DevServer devServer = devServer(options);
        try {
            String target = devServer != null
                    ? devServer.target()
                    : options.temporal().contains(":") ? options.temporal() : "";
            String uiUrl = devServer == null ? "" : devServer.uiUrl();
            var application = new SpringApplication(TributaryApplication.class);
            application.setRegisterShutdownHook(false);
            ConfigurableApplicationContext context = application.run(
                    "--tributary.mode=demo",
                    "--tributary.time-scale=" + scale,
                    "--tributary.clock-start=" + epoch,
                    "--tributary.data-dir=" + options.data(),
                    "--tributary.temporal.target=" + target,
                    "--tributary.temporal.ui-url=" + uiUrl,
                    "--server.port=" + options.port(),
                    "--logging.file.name=" + log(options.data()),
                    "--logging.threshold.console=ERROR");
            return new Engine(
                    URI.create("http://localhost:" + options.port()), said(target, uiUrl, devServer), devServer, context);
        } catch (RuntimeException e) {
            if (devServer != null) {
                devServer.close();
            }
            throw e;
        }
    }

    static Path log(Path data) {
        return data.resolve(LOG);
    }

    private static @Nullable DevServer devServer(DemoOptions options) throws IOException, InterruptedException {
        if (!options.temporal().equals(DemoOptions.DEV) && !options.temporal().equals(DemoOptions.AUTO)) {
            return null;
        }
        Path program = DevServer.program().orElse(null);
        if (program == null && options.temporal().equals(DemoOptions.DEV)) {
            throw new IOException("there is no `temporal` on the PATH. Maybe install it, or choose --temporal in-process");
        }
        return program == null ? null : DevServer.start(program, options.data());
    }

    private static String said(String target, String uiUrl, @Nullable DevServer devServer) {
        if (devServer != null) {
            return "dev server on " + target + " (process " + devServer.pid() + "), its UI on " + uiUrl;
        }
        return target.isEmpty() ? "in this process: workflow state lives in memory" : target;
    }

    URI address() {
        return address;
    }

    /** Where the workflows run, for people. */
    String temporal() {
        return temporal;
    }

    void close() throws IOException, InterruptedException {
        context.close();
        if (devServer != null) {
            devServer.close();
        }
    }
}
