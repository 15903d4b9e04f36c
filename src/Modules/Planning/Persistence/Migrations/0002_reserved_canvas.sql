-- The canvas that an approval is making: an approval that was cut off is taken up again with the same one.
alter table plans add column reserved_canvas_id uuid;
