package io.tributary.app.console;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns failures into pages for people; machines, and everything under /v1, get problem details from others. */
@Component
class ConsoleErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleErrors.class);

    private final ConsoleModel model;
    private final ConsoleLocale locale = new ConsoleLocale();

    ConsoleErrors(ConsoleModel model) {
        this.model = model;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!forPeople(request)) {
            return null;
        }
        HttpStatus status = status(failure);
        if (status.is5xxServerError()) {
            LOG.error("The page {} failed", request.getRequestURI(), failure);
        }
        var page = new ModelAndView("error");
        page.setStatus(status);
        Words words = model.words(locale.resolveLocale(request));
        page.addObject("w", words);
        page.addObject("say", model.sentences(words));
        page.addObject("frame", model.frame(request, null));
        page.addObject("status", status.value());
        page.addObject("path", request.getRequestURI());
        return page;
    }

    private static boolean forPeople(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        String path = request.getRequestURI();
        if (path.startsWith("/v1/") || path.startsWith("/actuator")) {
            return false;
        }
        if (accept == null || !accept.contains("text/html")) {
            // what reads anything gets pages too, but scripts of pages, which ask under /console, get data
            boolean anything = accept == null || accept.contains("*/*");
            return anything
                    && request.getMethod().equals("GET")
                    && !path.startsWith("/console/")
                    && request.getHeader("HX-Request") == null;
        }
        return true;
    }

    private static HttpStatus status(Exception failure) {
        return switch (failure) {
            case NotFound missing -> HttpStatus.NOT_FOUND;
            case NoResourceFoundException missing -> HttpStatus.NOT_FOUND;
            case ErrorResponse known -> HttpStatus.valueOf(known.getStatusCode().value());
            case org.springframework.beans.TypeMismatchException wrong -> HttpStatus.BAD_REQUEST;
            case RefusedException refused
            when refused.code().category() == ErrorCode.Category.NOT_FOUND -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
