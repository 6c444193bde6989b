package io.tributary.db.catalog;

/**
 * What an import did.
 *
 * @param rows inserted + updated
 */
public record ImportResult(String resource, int rows, int inserted, int updated) {}
