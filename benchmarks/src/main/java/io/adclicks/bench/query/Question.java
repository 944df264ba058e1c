package io.adclicks.bench.query;

import java.util.Optional;

/**
 * One request, and the very statement that the service sends for it.
 *
 * @param endpoint what it asks for
 * @param path path and query of the request
 * @param sql the same for the bare engine; empty where the service needs several statements
 */
record Question(Endpoint endpoint, String path, Optional<String> sql) {}
