package io.tributary.simulator.world;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the API said.
 *
 * @param status the HTTP status
 * @param body its JSON; missing when there is none
 */
public record Answer(int status, JsonNode body) {
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The code of a problem, or an empty text. */
    public String code() {
        return body.path("code").asString("");
    }

    /** The detail of a problem, else its title, else an empty text. */
    public String detail() {
        return body.path("detail").asString(body.path("title").asString(""));
    }

    /** Whether the same request may go through later: the server is busy or away. */
    public boolean retryable() {
        return status == 429
                || status == 502
                || status == 503
                || body.path("retryable").asBoolean(false);
    }

    /** The elements of a list answer, plain or as a page; none when the request failed. */
    <T> List<T> items(Class<T> kind) {
        var items = new ArrayList<T>();
        if (ok()) {
            for (JsonNode item : body.isArray() ? body : body.path("items")) {
                items.add(Api.JSON.treeToValue(item, kind));
            }
        }
        return items;
    }
}
