package io.tributary.db.fulfilment;

import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes: personal data, for who packs and carries it and nobody else. It is not to be logged. */
public record DeliveryAddress(String recipient, String address, String phone) {
    /** From the columns of {@code order_destination}; null where the row has none. */
    public static @Nullable DeliveryAddress of(Record row) {
        String recipient = row.get("recipient", String.class);
        return recipient == null
                ? null
                : new DeliveryAddress(recipient, row.get("address", String.class), row.get("phone", String.class));
    }

    @Override
    public String toString() {
        return "DeliveryAddress[…]";
    }
}
