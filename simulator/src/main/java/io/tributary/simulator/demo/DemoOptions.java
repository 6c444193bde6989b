package io.tributary.simulator.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@code demo} was asked to do.
 *
 * @param fresh forget the data of earlier runs
 * @param headless end by itself with a summary
 * @param minutes wall minutes of a headless run, &gt; 0; without headless, 0 for no end
 * @param orders a file of real order lines, else null
 * @param port of the console and API, 1 to 65535
 * @param seed of the network and the world; the data's own when absent
 * @param ordersPerSecond of wall time; a default when absent
 * @param daySeconds wall seconds of a business day, 1 to 3600; a default when absent
 * @param temporal {@code auto}, {@code dev}, {@code in-process}, or host:port
 * @param data the folder of the data
 * @param operator whether a simulated operator decides exceptions
 */
record DemoOptions(
        boolean help,
        boolean fresh,
        boolean headless,
        double minutes,
        @Nullable Path orders,
        int port,
        OptionalLong seed,
        OptionalDouble ordersPerSecond,
        OptionalDouble daySeconds,
        String temporal,
        Path data,
        boolean operator) {
    static final double ORDERS_PER_SECOND = 4;
    static final double DAY_SECONDS = 6;
    static final String AUTO = "auto";
    static final String DEV = "dev";
    static final String IN_PROCESS = "in-process";

    static final String HELP = """
            ./tributary demo: the whole loop on this machine, with a simulated world around it.

              --fresh                  forget the data of earlier runs and start over
              --headless               end by itself with a summary; exit 0 only when the invariants hold
              --minutes N              how long a headless run takes                      (default: 3)
              --orders FILE            drive it with real order lines: .csv or .csv.gz in the columns of
                                       UCI Online Retail II
              --port PORT              console and API, on 127.0.0.1                      (default: 8080)
              --seed N                 of the network and the world around it             (default: 1)
              --orders-per-second N    demand by the wall clock                           (default: 4; with a file 1.5)
              --day-seconds N          seconds that a business day takes                  (default: 6)
              --temporal WHERE         dev (the `temporal` dev server on the PATH), in-process, or HOST:PORT
                                       (default: dev when it is on the PATH, else in-process)
              --data DIR               where the data is kept between runs                (default: data)
              --operator               a simulated operator decides what is held; else defaults on timeout
              --help                   this text
            """;

    /** A command line that cannot be followed; the message is one line for its author. */
    static final class BadOption extends Exception {
        private static final long serialVersionUID = 1;

        BadOption(String message) {
            super(message);
        }
    }

    /** @param defaultData the folder of the data where none is named */
    static DemoOptions parse(List<String> arguments, Path defaultData) throws BadOption {
        var parser = new Parser(arguments, defaultData);
        parser.run();
        return parser.options();
    }

    private static final class Parser {
        private final Deque<String> rest;
        private boolean help;
        private boolean fresh;
        private boolean headless;
        private double minutes;
        private @Nullable Path orders;
        private int port = 8080;
        private OptionalLong seed = OptionalLong.empty();
        private OptionalDouble ordersPerSecond = OptionalDouble.empty();
        private OptionalDouble daySeconds = OptionalDouble.empty();
        private String temporal = AUTO;
        private Path data;
        private boolean operator;

        Parser(List<String> arguments, Path defaultData) {
            rest = new ArrayDeque<>(arguments);
            data = defaultData;
        }

        void run() throws BadOption {
            while (!rest.isEmpty()) {
                String given = rest.removeFirst();
                int equals = given.indexOf('=');
                if (given.startsWith("--") && equals > 0) {
                    rest.addFirst(given.substring(equals + 1));
                    given = given.substring(0, equals);
                }
                option(given);
            }
        }

        private void option(String name) throws BadOption {
            switch (name) {
                case "--help", "-h" -> help = true;
                case "--fresh" -> fresh = true;
                case "--headless" -> headless = true;
                case "--operator" -> operator = true;
                case "--minutes" -> minutes = number(name, .1, 100_000);
                case "--orders" -> orders = Path.of(value(name));
                case "--port" -> port = (int) whole(name, 1, 65_535);
                case "--seed" -> seed = OptionalLong.of(whole(name, Long.MIN_VALUE, Long.MAX_VALUE));
                case "--orders-per-second" -> ordersPerSecond = OptionalDouble.of(number(name, .01, 1000));
                case "--day-seconds" -> daySeconds = OptionalDouble.of(number(name, 1, 3600));
                case "--temporal" -> temporal = where(value(name));
                case "--data" -> data = Path.of(value(name));
                default -> throw new BadOption("unknown option " + name + ". Maybe: ./tributary demo --help");
            }
        }

        private static String where(String value) throws BadOption {
            if (value.equals(DEV) || value.equals(IN_PROCESS) || value.matches("[^:\\s]+:\\d{1,5}")) {
                return value;
            }
            throw new BadOption("--temporal is '" + value + "'. Maybe: dev, in-process, or HOST:PORT");
        }

        private String value(String name) throws BadOption {
            if (rest.isEmpty()) {
                throw new BadOption(name + " has no value. Maybe: ./tributary demo --help");
            }
            return rest.removeFirst();
        }

        private double number(String name, double least, double most) throws BadOption {
            String value = value(name);
            try {
                double number = Double.parseDouble(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new BadOption(name + " is '" + value + "', not a number from " + least + " to " + most + ".");
        }

        private long whole(String name, long least, long most) throws BadOption {
            String value = value(name);
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new BadOption(name + " is '" + value + "', not a whole number"
                    + (least == Long.MIN_VALUE ? "." : " from " + least + " to " + most + "."));
        }

        DemoOptions options() {
            double length = minutes > 0 ? minutes : headless ? 3 : 0;
            return new DemoOptions(
                    help,
                    fresh,
                    headless,
                    length,
                    orders,
                    port,
                    seed,
                    ordersPerSecond,
                    daySeconds,
                    temporal,
                    data,
                    operator);
        }
    }
}
