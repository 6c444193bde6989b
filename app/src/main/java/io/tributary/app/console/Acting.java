package io.tributary.app.console;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Does what an operator asked for and sends the browser back with word of it. */
@Component
class Acting {
    private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

    private final ObjectProvider<ConsoleActions> actions;

    Acting(ObjectProvider<ConsoleActions> actions) {
        this.actions = actions;
    }

    String redirect(String back, String what, Function<ConsoleActions, Outcome> action) {
        var target = UriComponentsBuilder.fromPath(back);
        switch (outcome(action)) {
            case Outcome.Done done -> target.queryParam("done", what);
            case Outcome.Refused refused ->
                target.queryParam("refused", "{reason}").uriVariables(java.util.Map.of("reason", refused.reason()));
        }
        return "redirect:" + target.encode().build().toUriString();
    }

    Outcome outcome(Function<ConsoleActions, Outcome> action) {
        ConsoleActions available = actions.getIfAvailable();
        if (available == null) {
            return new Outcome.Refused("This server only shows. Maybe its workers are not configured.");
        }
        try {
            return action.apply(available);
        } catch (RuntimeException e) {
            LOG.warn("An operator's action failed", e);
            return new Outcome.Refused("It did not go through: " + e.getMessage() + ". Maybe try again in a moment.");
        }
    }
}
