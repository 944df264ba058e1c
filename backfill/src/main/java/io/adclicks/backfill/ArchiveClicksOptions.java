package io.adclicks.backfill;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.options.Validation;

/** What the archive job is told, beside the options of its runner and file system. */
public interface ArchiveClicksOptions extends StreamingOptions {
  @Description("Kafka brokers, host:port, several separated by commas")
  @Validation.Required
  String getBootstrapServers();

  void setBootstrapServers(String value);

  @Description("Topic of clicks")
  @Default.String("ad-clicks")
  String getClicksTopic();

  void setClicksTopic(String value);

  @Description("Topic of copies that the edge has recognised")
  @Default.String("ad-clicks-duplicates")
  String getDuplicatesTopic();

  void setDuplicatesTopic(String value);

  @Description("Consumer group whose offsets tell what is archived")
  @Default.String("adclicks-archive")
  String getConsumerGroup();

  void setConsumerGroup(String value);

  @Description("Folder of the archive, a path or a URL such as s3://bucket/clicks")
  @Validation.Required
  String getArchiveRoot();

  void setArchiveRoot(String value);

  @Description("Bytes of clicks that a worker collects at most before it writes files")
  @Default.Long(64L << 20)
  long getMaxBatchBytes();

  void setMaxBatchBytes(long value);

  @Description("Whether addresses are replaced by pseudonyms; needs pseudonymKeyFile")
  @Default.Boolean(false)
  boolean getPseudonymiseIp();

  void setPseudonymiseIp(boolean value);

  @Description("File with the secret key of the pseudonyms, 32 bytes or more in base64")
  @Default.String("")
  String getPseudonymKeyFile();

  void setPseudonymKeyFile(String value);
}
