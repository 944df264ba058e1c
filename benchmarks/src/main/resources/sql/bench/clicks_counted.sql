SELECT sum(click_count + duplicate_count + invalid_count) FROM %s FINAL
