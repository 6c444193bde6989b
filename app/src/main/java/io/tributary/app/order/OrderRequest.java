package io.tributary.app.order;

import io.tributary.db.order.NewOrder;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for.
 *
 * @param buyerReference the buyer's own number for it; may be used once
 * @param allowSubstitutes whether another SKU may be sent when this one is short
 * @param destination where it goes; a promise needs none
 */
record OrderRequest(
        @NotBlank String buyer,
        @Nullable @Size(max = 100) String buyerReference,
        @NotBlank String region,
        @Nullable Boolean allowSubstitutes,
        @Valid @Nullable Destination destination,
        @NotEmpty @Size(max = NewOrder.MAX_LINES) List<@Valid @NotNull Line> lines) {
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
                        .toList());
    }
}
