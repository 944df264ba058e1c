package io.adclicks.query.receipts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the archive of clicks lies, as ClickHouse sees it. */
@ConfigMapping(prefix = "adclicks.archive")
interface ArchiveSettings {
  /** A folder, or a URL such as {@code s3://bucket/clicks}; without it no receipt is answered. */
  Optional<String> location();

  /** Address of the store behind {@code s3://}, without the bucket. */
  @WithDefault("https://s3.amazonaws.com")
  String s3Endpoint();
}
