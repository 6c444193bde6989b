package io.tributary.app.console;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing; becomes the 404 page. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotFound extends RuntimeException {
    NotFound(String what, String id) {
        super("There is no " + what + " " + id + ". Maybe it belongs to another installation.");
    }

    static UUID uuid(String what, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound(what, id);
        }
    }
}
