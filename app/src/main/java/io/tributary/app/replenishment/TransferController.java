package io.tributary.app.replenishment;

import static io.tributary.db.schema.Tables.NODE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.catalog.KnownNames;
import io.tributary.db.replenishment.TransferFacts;
import io.tributary.db.replenishment.TransferQueries;
import io.tributary.db.replenishment.TransferQueries.Transfer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Transfers between warehouses, as the two warehouses see and report them. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Transfers")
class TransferController {
    record ShipBody(
            @NotBlank @Size(max = 60) String carrier,
            @NotBlank @Size(max = 100) String tracking,
            @NotNull @Min(0) Integer units) {}

    record ReceiveBody(
            @NotNull @Min(0) Integer received,
            @NotNull @Min(0) Integer damaged) {}

    private final TransferQueries queries;
    private final TransferFacts facts;
    private final DSLContext db;

    TransferController(TransferQueries queries, TransferFacts facts, DSLContext db) {
        this.db = db;
        this.queries = queries;
        this.facts = facts;
    }

    @GetMapping("/transfers/{id}")
    @Operation(summary = "A transfer between two warehouses")
    Transfer one(@PathVariable UUID id) {
        return queries.one(id);
    }

    @GetMapping("/nodes/{code}/transfers-out")
    @Operation(summary = "Transfers that a warehouse has to send")
    List<Transfer> out(@PathVariable String code) {
        KnownNames.require(db, "node", code, NODE.CODE);
        return queries.toSend(code);
    }

    @GetMapping("/nodes/{code}/transfers-in")
    @Operation(summary = "Transfers on their way to a warehouse")
    List<Transfer> in(@PathVariable String code) {
        KnownNames.require(db, "node", code, NODE.CODE);
        return queries.toReceive(code);
    }

    @PostMapping("/transfers/{id}/ship")
    @Operation(summary = "Reports what left; 0 units cancel the transfer. The same report twice moves stock once")
    Transfer ship(@PathVariable UUID id, @Valid @RequestBody ShipBody body) {
        return facts.ship(id, new TransferFacts.Shipped(body.carrier(), body.tracking(), body.units()));
    }

    @PostMapping("/transfers/{id}/receive")
    @Operation(summary = "Reports what came: good units and damaged ones; what is missing was lost on the way")
    Transfer receive(@PathVariable UUID id, @Valid @RequestBody ReceiveBody body) {
        return facts.receive(id, new TransferFacts.Received(body.received(), body.damaged()));
    }
}
