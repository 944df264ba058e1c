OPTIMIZE TABLE {{table}} PARTITION {{partition}} FINAL
