package io.tributary.bench;

/** The whole number that an option of a benchmark's command line takes. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * @param usage what is said beside an error
     * @throws IllegalArgumentException naming the option, its value and the range
     */
    public static long of(String option, String value, long least, long most, String usage) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                option + " is '" + value + "'; it takes a whole number from " + least + " to " + most + ". " + usage);
    }
}
