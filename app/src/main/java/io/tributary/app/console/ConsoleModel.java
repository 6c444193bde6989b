package io.tributary.app.console;

import io.tributary.db.event.ExceptionsView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console shows around its own content. */
@ControllerAdvice(basePackageClasses = ConsoleModel.class, assignableTypes = BasicErrorController.class)
class ConsoleModel {
    private final NetworkNames names;
    private final ExceptionsView exceptions;
    private final MessageSource messages;
    private final InstantSource businessClock;
    private final ZoneId zone;
    private final double timeScale;
    private final String temporalUi;

    ConsoleModel(
            NetworkNames names,
            ExceptionsView exceptions,
            MessageSource messages,
            InstantSource businessClock,
            @Value("${tributary.console.time-zone:Asia/Shanghai}") ZoneId zone,
            @Value("${tributary.time-scale:1.0}") double timeScale,
            @Value("${tributary.temporal.ui-url:}") String temporalUi) {
        this.names = names;
        this.exceptions = exceptions;
        this.messages = messages;
        this.businessClock = businessClock;
        this.zone = zone;
        this.timeScale = timeScale;
        this.temporalUi = temporalUi;
    }

    @ModelAttribute("w")
    Words words(Locale locale) {
        return new Words(locale, messages, names.names(), businessClock.instant(), zone);
    }

    @ModelAttribute("say")
    Sentences sentences(@ModelAttribute(name = "w", binding = false) Words words) {
        return new Sentences(words);
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, @Nullable @CookieValue(name = "theme", required = false) String theme) {
        String query = request.getQueryString();
        return new Frame(
                request.getRequestURI() + (query == null ? "" : "?" + query),
                "dark".equals(theme) || "light".equals(theme) ? theme : "auto",
                exceptions.openCount(),
                timeScale,
                zone.getId(),
                zone.getRules().getOffset(businessClock.instant()).getTotalSeconds() / 60,
                temporalUi);
    }

    /**
     * @param url of the page itself, to refresh it
     * @param theme auto, light or dark
     * @param temporalUi address of Temporal's web UI, or empty
     */
    public record Frame(
            String url,
            String theme,
            int openExceptions,
            double timeScale,
            String timeZone,
            int offsetMinutes,
            String temporalUi) {
        /** Where a workflow can be watched, or empty. */
        public String workflowUrl(String workflowId) {
            return temporalUi.isEmpty() ? "" : temporalUi + "/namespaces/default/workflows/" + workflowId;
        }
    }
}
