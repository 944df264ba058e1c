package io.adclicks.backfill.reconcile;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** What a reconciliation is told, beside the options of its runner. */
public interface ReconcileOptions extends PipelineOptions {
  @Description("Where the archive lies: a folder, or a URL such as s3://bucket/clicks")
  @Validation.Required
  String getArchiveRoot();

  void setArchiveRoot(String value);

  @Description("ClickHouse, jdbc:clickhouse://host:port/database")
  @Validation.Required
  String getClickHouseUrl();

  void setClickHouseUrl(String value);

  @Description("First day, UTC, such as 2026-11-24, yesterday or 3-days-ago")
  @Validation.Required
  String getFrom();

  void setFrom(String value);

  @Description("Last day; empty for the first one alone")
  @Default.String("")
  String getTo();

  void setTo(String value);

  @Description("Tells what would change, and changes nothing")
  boolean isDryRun();

  void setDryRun(boolean value);

  @Description("Takes closed days only if clicks were archived since, and then keeps their limits")
  boolean isSkipUnchanged();

  void setSkipUnchanged(boolean value);

  @Description("Leaves out the independent count in SQL")
  boolean isSkipRecount();

  void setSkipRecount(boolean value);

  @Description("Reconciles a day that the hot path may still count")
  boolean isEvenIfOpen();

  void setEvenIfOpen(boolean value);

  @Description("Bills what the archive holds of a day, although it has faults or lacks clicks")
  boolean isEvenIfUnsound();

  void setEvenIfUnsound(boolean value);

  @Description("Distinct clicks a user may make in a minute; -1 for what the hot path recorded")
  @Default.Integer(-1)
  int getUserLimit();

  void setUserLimit(int value);

  @Description("Distinct clicks an address may make in a minute; -1 for what the hot path recorded")
  @Default.Integer(-1)
  int getAddressLimit();

  void setAddressLimit(int value);

  @Description("Distinct users that may come with one token in a minute; -1 for what was recorded")
  @Default.Integer(-1)
  int getTokenLimit();

  void setTokenLimit(int value);

  @Description("Keys of each stage")
  @Default.Integer(8)
  int getKeysPerStage();

  void setKeysPerStage(int value);

  @Description("How many megabytes of archive are counted in one go, unless an hour has more")
  @Default.Integer(64)
  int getSliceMegabytes();

  void setSliceMegabytes(int value);

  @Description("Address of the store behind s3:// for ClickHouse, without the bucket")
  @Default.String("https://s3.amazonaws.com")
  String getS3Endpoint();

  void setS3Endpoint(String value);
}
