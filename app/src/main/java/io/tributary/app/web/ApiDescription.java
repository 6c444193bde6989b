package io.tributary.app.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document at /v1/openapi. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tributary")
                        .version("v1")
                        .description("Fulfilment and replenishment for many small orders. Money is in integer minor"
                                + " units (fields end in Minor), times are UTC, ids are UUIDs. Errors are"
                                + " application/problem+json with a code; retryable says whether the same request may"
                                + " succeed later. POST /v1/orders needs an Idempotency-Key. Reports of warehouses,"
                                + " carriers and suppliers may be sent twice; the second gets the first one's answer.")
                        .license(new License().name("Apache-2.0")));
    }
}
