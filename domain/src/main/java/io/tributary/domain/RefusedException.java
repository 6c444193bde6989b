package io.tributary.domain;

/**
 * A request is refused, and whatever its transaction had done is undone. The message names the thing, its value and a
 * likely remedy; callers may read it.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public RefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
