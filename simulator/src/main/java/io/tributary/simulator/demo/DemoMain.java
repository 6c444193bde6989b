package io.tributary.simulator.demo;

import io.tributary.simulator.orders.BadOrdersFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ./tributary demo}. Exits 0 when all held, 1 when not, 2 when it was asked for something that cannot be. */
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            String folder = System.getenv().getOrDefault("TRIBUTARY_DATA_DIR", "data");
            DemoOptions options = DemoOptions.parse(arguments, Path.of(folder));
            if (options.help()) {
                System.out.print(DemoOptions.HELP);
                return 0;
            }
            if (Ports.staysBusy(options.port())) {
                System.err.println("tributary demo: port " + options.port()
                        + " is busy. Maybe a demo runs already; else choose another with --port.");
                return 2;
            }
            return new Demo(options).run();
        } catch (DemoOptions.BadOption | BadOrdersFile e) {
            System.err.println("tributary demo: " + e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Exception e) {
            System.err.println("tributary demo: " + rootMessage(e));
            return 1;
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
