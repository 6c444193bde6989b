package io.tributary.app.web;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every refusal as problem details (RFC 9457) with a code, and whether sending the same again may help. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException e) {
        return problem(e.code(), e.getMessage());
    }

    /** Thrown by the values of the domain, whose messages are for people. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(IllegalArgumentException e) {
        return problem(ErrorCode.INVALID_VALUE, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException e) {
        return problem(
                ErrorCode.INVALID_VALUE,
                e.getFieldErrors().stream()
                        .map(field -> field.getRejectedValue() == null
                                ? field.getField() + " is missing. Maybe it is misspelt."
                                : field.getField() + " '" + field.getRejectedValue() + "' " + field.getDefaultMessage()
                                        + ".")
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(ConstraintViolationException e) {
        return problem(ErrorCode.INVALID_VALUE, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(HandlerMethodValidationException e) {
        return problem(
                ErrorCode.INVALID_VALUE,
                e.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> "The parameter "
                                        + result.getMethodParameter().getParameterName() + " is '"
                                        + result.getArgument() + "'; it " + error.getDefaultMessage() + "."))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        return problem(
                ErrorCode.INVALID_VALUE,
                "The parameter " + e.getName() + " is '" + e.getValue() + "', which is not "
                        + UnreadableBody.wanted(e.getRequiredType())
                        + ". Maybe it was meant for another parameter, or a number was used in place of an id.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return problem(ErrorCode.MALFORMED_REQUEST, UnreadableBody.told(e));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(DataAccessException e) {
        String state = String.valueOf(e.sqlState());
        if (state.equals("40001") || state.equals("40P01")) {
            return problem(ErrorCode.STOCK_CONFLICT, "Others changed the same rows. Maybe try again in a moment.");
        }
        boolean noConnection = e.getCause(SQLTransientConnectionException.class) != null;
        if (noConnection || state.startsWith("08") || state.startsWith("57P")) {
            return problem(ErrorCode.UNAVAILABLE, "The database does not answer. Maybe try again in a moment.");
        }
        return switch (state) {
            case "23505" -> problem(ErrorCode.DUPLICATE_REFERENCE, "It exists already. Maybe it was sent before.");
            case "23503" ->
                problem(ErrorCode.INVALID_VALUE, "It names something that does not exist. Maybe import that first.");
            case "23502", "23514" ->
                problem(ErrorCode.INVALID_VALUE, "A value is out of its range. Maybe a figure is too large.");
            default ->
                state.startsWith("22")
                        ? problem(
                                ErrorCode.INVALID_VALUE,
                                "A value cannot be stored. Maybe a text has a NUL character or a figure is too large.")
                        : unexpected(e);
        };
    }

    /** The reader of a stream has left; there is nobody to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("A reader left", e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        if (e instanceof ErrorResponse known) {
            ErrorCode code = known.getStatusCode().value() == 404 ? ErrorCode.NOT_FOUND : ErrorCode.MALFORMED_REQUEST;
            ProblemDetail problem = known.getBody();
            problem.setProperty("code", code);
            problem.setProperty("retryable", code.retryable());
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .body(problem);
        }
        LOG.error("A request failed", e);
        return problem(ErrorCode.INTERNAL, "It failed on our side; the log says why.");
    }

    private static ResponseEntity<ProblemDetail> problem(ErrorCode code, String detail) {
        HttpStatus status = status(code.category());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(code.name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT));
        problem.setProperty("code", code);
        problem.setProperty("retryable", code.retryable());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static HttpStatus status(ErrorCode.Category category) {
        return switch (category) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
