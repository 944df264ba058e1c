INSERT INTO ad_catalogue
SELECT
    concat('ad-', leftPad(toString(number), 7, '0')),
    concat('Ad ', toString(number)),
    concat('campaign-', toString(number % 50000)),
    concat('advertiser-', toString(number % 10000)),
    now64(3)
FROM numbers({{ads}})
