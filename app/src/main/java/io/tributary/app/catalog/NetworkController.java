package io.tributary.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.catalog.ImportResult;
import io.tributary.db.catalog.NetworkImport;
import io.tributary.db.catalog.NetworkQueries;
import io.tributary.db.catalog.NetworkSwitches;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The network: imports, the map, closing and opening. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Network")
class NetworkController {
    record Reason(@NotBlank @Size(max = 200) String reason) {}

    private final NetworkImport imports;
    private final NetworkQueries queries;
    private final NetworkSwitches switches;

    NetworkController(NetworkImport imports, NetworkQueries queries, NetworkSwitches switches) {
        this.imports = imports;
        this.queries = queries;
        this.switches = switches;
    }

    @PutMapping(path = "/network/{resource}", consumes = "text/csv")
    @Operation(
            summary = "Imports rows as CSV",
            description = "The first line names the columns. Known rows are updated, others inserted, all or nothing."
                    + " Errors name the line, the column, the value and a remedy. Columns: docs/guide/import.md.")
    ImportResult csv(@PathVariable String resource, InputStream body) throws IOException {
        return imports.csv(resource, new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16));
    }

    @PutMapping(path = "/network/{resource}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Imports rows as an array of objects whose keys are the columns")
    ImportResult json(@PathVariable String resource, @RequestBody List<Map<String, Object>> rows) {
        return imports.objects(resource, rows);
    }

    @GetMapping("/network")
    @Operation(summary = "Zones, regions, nodes and belts with their places, and how much there is of the rest")
    NetworkQueries.Network network() {
        return queries.network();
    }

    @PostMapping("/nodes/{code}/close")
    @Operation(summary = "Takes a node out of every new promise and wave")
    NetworkSwitches.Switched closeNode(@PathVariable String code, @Valid @RequestBody Reason body) {
        return switches.node(code, false, body.reason());
    }

    @PostMapping("/nodes/{code}/open")
    @Operation(summary = "Puts a node back")
    NetworkSwitches.Switched openNode(@PathVariable String code, @Valid @RequestBody Reason body) {
        return switches.node(code, true, body.reason());
    }

    @PostMapping("/lanes/{node}/{region}/close")
    @Operation(summary = "Takes the lanes from a node to a region out of every new promise and wave")
    NetworkSwitches.Switched closeLane(
            @PathVariable String node, @PathVariable String region, @Valid @RequestBody Reason body) {
        return switches.lane(node, region, false, body.reason());
    }

    @PostMapping("/lanes/{node}/{region}/open")
    @Operation(summary = "Puts the lanes back")
    NetworkSwitches.Switched openLane(
            @PathVariable String node, @PathVariable String region, @Valid @RequestBody Reason body) {
        return switches.lane(node, region, true, body.reason());
    }
}
