SELECT toUnixTimestamp64Milli(max(updated_at)) FROM %s
