package io.tributary.db.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Snapshots and plans as gzipped JSON and back. Records are written by their components, so a new component is stored
 * without a change here; only codes, costs and decisions have a shorter form of their own. The same value always gives
 * the same bytes, so plans may be compared by them.
 */
public final class PlanCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(module())
            .build();

    private PlanCodec() {}

    public static byte[] write(AllocationSnapshot snapshot) {
        return zip(snapshot);
    }

    public static AllocationSnapshot snapshot(byte[] stored) {
        return unzip(stored, AllocationSnapshot.class);
    }

    public static byte[] write(AllocationPlan plan) {
        return zip(plan);
    }

    public static AllocationPlan plan(byte[] stored) {
        return unzip(stored, AllocationPlan.class);
    }

    public static JSONB write(AllocationPolicy policy) {
        return JSONB.valueOf(MAPPER.writeValueAsString(policy));
    }

    public static AllocationPolicy policy(JSONB stored) {
        return MAPPER.readValue(stored.data(), AllocationPolicy.class);
    }

    private static byte[] zip(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new FastGzip(bytes)) {
            MAPPER.writeValue(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does no I/O", e);
        }
        return bytes.toByteArray();
    }

    private static <T> T unzip(byte[] stored, Class<T> type) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("The stored " + type.getSimpleName() + " is damaged", e);
        }
    }

    /** A wave waits for this, and JSON compresses well at any level. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static SimpleModule module() {
        var module = new SimpleModule("plans");
        code(module, NodeCode.class, NodeCode::code, NodeCode::new);
        code(module, Sku.class, Sku::code, Sku::new);
        code(module, Region.class, Region::code, Region::new);
        module.addSerializer(CostBreakdown.class, new CostWriter());
        module.addDeserializer(CostBreakdown.class, new CostReader());
        module.addSerializer(ShadowPrices.class, new PricesWriter());
        module.addDeserializer(ShadowPrices.class, new PricesReader());
        module.setMixInAnnotation(LineDecision.class, Decided.class);
        module.setMixInAnnotation(LineDecision.Assigned.class, Plain.class);
        module.setMixInAnnotation(LineDecision.Unfilled.class, Plain.class);
        return module;
    }

    private static <T> void code(SimpleModule module, Class<T> type, Function<T, String> out, Function<String, T> in) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(out.apply(value));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return in.apply(json.getString());
            }
        });
    }

    /** An unfilled line has a reason, an assigned one a node. */
    @JsonDeserialize(using = DecisionReader.class)
    private interface Decided {}

    /** What implements a decision is read by its components. */
    @JsonDeserialize
    private interface Plain {}

    private static final class DecisionReader extends ValueDeserializer<LineDecision> {
        @Override
        public LineDecision deserialize(JsonParser json, DeserializationContext context) {
            var tree = context.readTree(json);
            return tree.has("node")
                    ? context.readTreeAsValue(tree, LineDecision.Assigned.class)
                    : context.readTreeAsValue(tree, LineDecision.Unfilled.class);
        }
    }

    private static final class CostWriter extends ValueSerializer<CostBreakdown> {
        @Override
        public void serialize(CostBreakdown cost, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            cost.amounts().forEach((component, minor) -> json.writeNumberProperty(component.name(), minor));
            json.writeEndObject();
        }
    }

    private static final class CostReader extends ValueDeserializer<CostBreakdown> {
        private static final TypeReference<EnumMap<CostComponent, Long>> AMOUNTS = new TypeReference<>() {};

        @Override
        public CostBreakdown deserialize(JsonParser json, DeserializationContext context) {
            return new CostBreakdown(
                    context.readValue(json, context.getTypeFactory().constructType(AMOUNTS)));
        }
    }

    /** One price; without a SKU it is that of the node's capacity. */
    private record Price(NodeCode node, @Nullable Sku sku, long minor) {}

    private static final class PricesWriter extends ValueSerializer<ShadowPrices> {
        @Override
        public void serialize(ShadowPrices prices, JsonGenerator json, SerializationContext context) {
            List<Price> list = new ArrayList<>();
            prices.stock().forEach((key, minor) -> list.add(new Price(key.node(), key.sku(), minor)));
            prices.capacity().forEach((node, minor) -> list.add(new Price(node, null, minor)));
            json.writePOJO(list);
        }
    }

    private static final class PricesReader extends ValueDeserializer<ShadowPrices> {
        @Override
        public ShadowPrices deserialize(JsonParser json, DeserializationContext context) {
            Map<StockKey, Long> stock = new HashMap<>();
            Map<NodeCode, Long> capacity = new HashMap<>();
            for (Price price : context.readValue(json, Price[].class)) {
                if (price.sku() == null) {
                    capacity.put(price.node(), price.minor());
                } else {
                    stock.put(new StockKey(price.node(), price.sku()), price.minor());
                }
            }
            return new ShadowPrices(stock, capacity);
        }
    }
}
