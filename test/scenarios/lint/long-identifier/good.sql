-- after: nothing

CREATE TABLE shop.work (id bigint CONSTRAINT the_number_of_the_work_that_was_done_on_behalf_of_client_key PRIMARY KEY);
ALTER TABLE shop.work ENABLE ROW LEVEL SECURITY;
COMMENT ON COLUMN shop.work.id IS 'a_text_is_no_name_however_long_it_is_and_however_much_it_may_look_like_one';
