package io.tributary.app.order;

import io.tributary.db.order.NewOrder;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.order.OrderConditions;
import io.tributary.domain.order.PromiseClass;
import io.tributary.domain.order.Service;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for.
 *
 * @param buyerReference the buyer's own number for it; may be used once
 * @param allowSubstitutes whether another SKU may be sent when this one is short
 * @param destination where it goes; a promise needs none
 * @param service STANDARD when left out
 * @param deliverBy when the buyer wants it; breaking it costs what the promise class says
 * @param maxParcels the most nodes that may serve it; no limit when left out
 * @param promiseClass STANDARD when left out
 * @param channel where it was sold; WEB when left out
 */
record OrderRequest(
        @NotBlank String buyer,
        @Nullable @Size(max = 100) String buyerReference,
        @NotBlank String region,
        @Nullable Boolean allowSubstitutes,
        @Valid @Nullable Destination destination,
        @NotEmpty @Size(max = NewOrder.MAX_LINES) List<@Valid @NotNull Line> lines,
        @Nullable Service service,
        @Nullable Instant deliverBy,
        @Nullable @Min(1) @Max(OrderConditions.MAX_PARCELS) Integer maxParcels,
        @Nullable PromiseClass promiseClass,

        @Nullable @Pattern(regexp = CODE, message = "must be 1 to 64 characters of A-Z a-z 0-9 . _ -")
        String channel,

        @Valid @Nullable Exclude exclude) {
    private static final String CODE = "[A-Za-z0-9._-]{1,64}";

    /** Nodes that must not serve the order, and suppliers that must not drop-ship it. */
    record Exclude(
            @Nullable @Size(max = OrderConditions.MAX_EXCLUSIONS)
            List<@NotNull @Pattern(regexp = CODE) String> nodes,

            @Nullable @Size(max = OrderConditions.MAX_EXCLUSIONS)
            List<@NotNull @Pattern(regexp = CODE) String> suppliers) {}

    /** Personal data. It is stored once, and never in logs or workflow histories. */
    record Destination(
            @NotBlank @Size(max = 100) String recipient,
            @NotBlank @Size(max = 300) String address,
            @NotBlank @Size(max = 40) String phone) {
        NewOrder.Destination toDomain() {
            return new NewOrder.Destination(recipient, address, phone);
        }

        @Override
        public String toString() {
            return "Destination[…]";
        }
    }

    record Line(@NotBlank String sku, int quantity) {}

    private static final NewOrder.Destination NOWHERE = new NewOrder.Destination("", "", "");

    NewOrder toDomain() {
        return new NewOrder(
                buyer,
                buyerReference,
                new Region(region),
                Boolean.TRUE.equals(allowSubstitutes),
                destination == null ? NOWHERE : destination.toDomain(),
                lines.stream()
                        .map(line -> new NewOrder.Line(new Sku(line.sku()), line.quantity()))
                        .toList(),
                conditions());
    }

    private OrderConditions conditions() {
        List<String> nodes = exclude == null || exclude.nodes() == null ? List.of() : exclude.nodes();
        List<String> suppliers = exclude == null || exclude.suppliers() == null ? List.of() : exclude.suppliers();
        return new OrderConditions(
                service == null ? Service.STANDARD : service,
                deliverBy,
                maxParcels,
                promiseClass == null ? PromiseClass.STANDARD : promiseClass,
                channel == null ? OrderConditions.WEB : channel,
                nodes.stream().map(NodeCode::new).collect(Collectors.toSet()),
                suppliers.stream().map(SupplierCode::new).collect(Collectors.toSet()));
    }
}
