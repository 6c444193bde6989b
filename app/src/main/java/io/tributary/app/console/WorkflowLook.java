package io.tributary.app.console;

import io.temporal.client.WorkflowClient;
import io.tributary.workflows.WorkflowIds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The state of an order's workflow, fetched after the page so that no page waits for Temporal. */
@Controller
class WorkflowLook {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowLook.class);

    private final ObjectProvider<WorkflowClient> temporal;

    WorkflowLook(ObjectProvider<WorkflowClient> temporal) {
        this.temporal = temporal;
    }

    /**
     * @param status RUNNING, COMPLETED …, or UNKNOWN when Temporal does not answer or does not know it
     * @param events length of its history, or null
     */
    public record Look(String status, @Nullable Long events) {}

    @GetMapping("/orders/{id}/workflow")
    String order(@PathVariable UUID id, Model model) {
        model.addAttribute("id", WorkflowIds.order(id));
        model.addAttribute("look", look(WorkflowIds.order(id)));
        return "console/workflow";
    }

    private Look look(String workflowId) {
        WorkflowClient client = temporal.getIfAvailable();
        if (client == null) {
            return new Look("UNKNOWN", null);
        }
        try {
            var known = client.newUntypedWorkflowStub(workflowId).describe();
            String status = known.getStatus().name().replace("WORKFLOW_EXECUTION_STATUS_", "");
            return new Look(status, known.getHistoryLength());
        } catch (RuntimeException e) {
            LOG.debug("No look at workflow {}: {}", workflowId, e.toString());
            return new Look("UNKNOWN", null);
        }
    }
}
