package io.adclicks.query.answer;

/**
 * An answer with what a cache has to know about it.
 *
 * @param body what is answered
 * @param version changes when the figures do, and not when only their age does
 * @param settled whether all figures are final
 */
public record Answer<T>(T body, String version, boolean settled) {}
