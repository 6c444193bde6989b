package io.tributary.domain;

/** Every way in which the system says no. HTTP, workflows and metrics map from here; codes never change meaning. */
public enum ErrorCode {
    // What was sent is wrong in itself; sending it again changes nothing.
    MALFORMED_REQUEST(Category.INVALID, false),
    INVALID_VALUE(Category.INVALID, false),
    INVALID_ROW(Category.INVALID, false),
    IDEMPOTENCY_KEY_MISSING(Category.INVALID, false),
    INVALID_CURSOR(Category.INVALID, false),

    // What was named does not exist.
    NOT_FOUND(Category.NOT_FOUND, false),
    UNKNOWN_RESOURCE(Category.NOT_FOUND, false),

    // Well formed, and refused by a rule of the business.
    UNKNOWN_BUYER(Category.UNPROCESSABLE, false),
    UNKNOWN_REGION(Category.UNPROCESSABLE, false),
    UNKNOWN_SKU(Category.UNPROCESSABLE, false),
    IDEMPOTENCY_KEY_REUSED(Category.UNPROCESSABLE, false),
    MARGIN_FLOOR(Category.UNPROCESSABLE, false),

    // True of another state than the present one.
    DUPLICATE_REFERENCE(Category.CONFLICT, false),
    ALREADY_ANSWERED(Category.CONFLICT, false),
    TOO_LATE(Category.CONFLICT, false),
    TOO_EARLY(Category.CONFLICT, false),
    VERSION_MISMATCH(Category.CONFLICT, false),
    STOCK_CONFLICT(Category.CONFLICT, true),
    IN_PROGRESS(Category.CONFLICT, true),

    // Ours to repair.
    UNAVAILABLE(Category.UNAVAILABLE, true),
    INTERNAL(Category.INTERNAL, false);

    /** Who can do something about it. */
    public enum Category {
        INVALID,
        NOT_FOUND,
        UNPROCESSABLE,
        CONFLICT,
        UNAVAILABLE,
        INTERNAL
    }

    private final Category category;
    private final boolean retryable;

    ErrorCode(Category category, boolean retryable) {
        this.category = category;
        this.retryable = retryable;
    }

    public Category category() {
        return category;
    }

    /** True when the same request may succeed later without a change. */
    public boolean retryable() {
        return retryable;
    }
}
