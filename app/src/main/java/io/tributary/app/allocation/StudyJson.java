package io.tributary.app.allocation;

import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.WhyNot;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Writes studies as outsiders read them: codes as text, costs as an object by component, an answer with its kind. */
@Component
class StudyJson {
    private final JsonMapper json;

    StudyJson(JsonMapper application) {
        var module = new SimpleModule("studies");
        text(module, NodeCode.class, NodeCode::code);
        text(module, Sku.class, Sku::code);
        text(module, Region.class, Region::code);
        module.addSerializer(CostBreakdown.class, new ValueSerializer<>() {
            @Override
            public void serialize(CostBreakdown cost, JsonGenerator out, SerializationContext context) {
                context.writeValue(out, cost.amounts());
            }
        });
        json = application.rebuild().addModule(module).build();
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<T, String> code) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(code.apply(value));
            }
        });
    }

    JsonNode difference(PlanDifference difference) {
        ObjectNode tree = json.valueToTree(difference);
        tree.put("extraMinor", difference.extraMinor());
        return tree;
    }

    JsonNode replay(AllocationStudies.Replay replay) {
        ObjectNode tree = json.valueToTree(replay);
        tree.set("difference", difference(replay.difference()));
        return tree;
    }

    JsonNode whatIf(AllocationStudies.WhatIf answer) {
        ObjectNode tree = json.valueToTree(answer);
        tree.set("difference", difference(answer.difference()));
        return tree;
    }

    JsonNode preview(AllocationStudies.Preview preview) {
        return json.valueToTree(preview);
    }

    /** The kind of the answer is its type's name: {@code CHOSEN}, {@code POSSIBLE}, {@code RULED_OUT} and so on. */
    JsonNode whyNot(AllocationStudies.WhyNotAnswer answer) {
        ObjectNode tree = json.valueToTree(answer);
        String type = answer.answer().getClass().getSimpleName();
        ObjectNode inner = (ObjectNode) tree.get("answer");
        inner.put("kind", type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
        if (answer.answer() instanceof WhyNot.Possible possible) {
            inner.set("difference", difference(possible.difference()));
        }
        return tree;
    }
}
