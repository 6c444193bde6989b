package io.tributary.app.start;

import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.tributary.app.TributaryProperties;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Well when Temporal answers a call within two seconds. */
@Component("temporal")
class TemporalHealthIndicator extends AbstractHealthIndicator {
    private final WorkflowServiceStubs stubs;
    private final TributaryProperties.Temporal settings;

    TemporalHealthIndicator(WorkflowServiceStubs stubs, TributaryProperties properties) {
        this.stubs = stubs;
        this.settings = properties.temporal();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var info = stubs.blockingStub()
                .withDeadlineAfter(2, TimeUnit.SECONDS)
                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
        builder.up()
                .withDetail("server", info.getServerVersion())
                .withDetail("target", settings.inProcess() ? "in process" : settings.target());
    }
}
