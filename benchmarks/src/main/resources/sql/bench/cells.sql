SELECT count() FROM %s FINAL WHERE click_count + duplicate_count + invalid_count > 0
