package io.tributary.simulator.demo;

import io.tributary.app.TributaryApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine itself, inside this process. */
final class Engine {
    private static final String LOG = "tributary.log";

    private final URI address;
    private final ConfigurableApplicationContext context;

    private Engine(URI address, ConfigurableApplicationContext context) {
        this.address = address;
        this.context = context;
    }

    /**
     * @param temporal where the workflows run; an address, or empty for inside this process
     * @param uiUrl where people look at them; may be empty
     * @param scale business seconds per wall second
     */
    static Engine start(DemoOptions options, String temporal, String uiUrl, double scale, Instant epoch) {
        var application = new SpringApplication(TributaryApplication.class);
        application.setRegisterShutdownHook(false);
        return new Engine(
                URI.create("http://localhost:" + options.port()),
                application.run(
                        "--tributary.mode=demo",
                        "--tributary.time-scale=" + scale,
                        "--tributary.clock-start=" + epoch,
                        "--tributary.data-dir=" + options.data(),
                        "--tributary.temporal.target=" + temporal,
                        "--tributary.temporal.ui-url=" + uiUrl,
                        "--server.port=" + options.port(),
                        "--logging.file.name=" + log(options.data()),
                        "--logging.threshold.console=OFF"));
    }

    static Path log(Path data) {
        return data.resolve(LOG);
    }

    URI address() {
        return address;
    }

    void close() {
        context.close();
    }
}
