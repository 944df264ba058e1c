INSERT INTO {{table}}
WITH
    1 + toUInt64(pow({{ads}}, randCanonical(number))) % {{ads}} AS rank,
    ({{inverse}} * (rank - 1 + {{ads}} - 3)) % {{ads}} AS ad
SELECT
    concat('ad-', leftPad(toString(ad), 7, '0')) AS ad_id,
    toDateTime({{window}}, 'UTC'),
    1 + {{revision}} * intDiv(20000, rank + 20),
    toDecimal64(1 + {{revision}} * intDiv(20000, rank + 20), 4) / 10,
    0,
    0,
    'provisional',
    {{revision}},
    now64(3)
FROM numbers({{rows}})
