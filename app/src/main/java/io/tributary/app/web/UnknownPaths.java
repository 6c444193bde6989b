package io.tributary.app.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths of the API that lead nowhere are refused like everything else. */
@RestController
@Hidden
class UnknownPaths {
    @RequestMapping("/v1/**")
    ResponseEntity<ProblemDetail> unknown(HttpServletRequest request) {
        throw new RefusedException(
                ErrorCode.NOT_FOUND,
                "There is no " + request.getMethod() + " " + request.getRequestURI() + ". Maybe look at /v1/openapi.");
    }
}
