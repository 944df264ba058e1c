ALTER TABLE {{table}} ATTACH PARTITION {{partition}} FROM {{table}}_restated
