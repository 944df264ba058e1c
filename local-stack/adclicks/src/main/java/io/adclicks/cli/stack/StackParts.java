package io.adclicks.cli.stack;

import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;

/** The processes of a running stack, for those who crash them. */
public record StackParts(
    KafkaBroker kafka,
    RedisServer redis,
    ClickHouseServer clickHouse,
    QuarkusService gateway,
    CountingJob job) {}
